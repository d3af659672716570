package org.dunwell.process.engine;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The few addresses of the engine's REST interface that Camunda Modeler's Deploy button uses, in the same words; the rest of that interface is not
 * there. A case writes to a real customer, so starting an instance from Modeler is refused, with the way to try a change.
 */
@RestController
@RequestMapping("/engine-rest")
class ModelerDeployments {

    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}\\.(bpmn|dmn|form)");
    private static final Logger LOG = LoggerFactory.getLogger(ModelerDeployments.class);

    private final LiveDiagrams live;
    private final RepositoryService repository;

    ModelerDeployments(LiveDiagrams live, RepositoryService repository) {
        this.live = live;
        this.repository = repository;
    }

    @GetMapping("/version")
    Map<String, String> version() {
        return Map.of("version", ProcessEngine.class.getPackage().getImplementationVersion());
    }

    @GetMapping("/engine")
    List<Map<String, String>> engines() {
        return List.of(Map.of("name", "default"));
    }

    @GetMapping("/deployment")
    List<Map<String, Object>> deployments(@RequestParam(defaultValue = "1") int maxResults) {
        Deployment current = live.current();
        return current == null || maxResults < 1 ? List.of() : List.of(described(current));
    }

    @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> deploy(MultipartHttpServletRequest request, Principal who) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
            for (MultipartFile part : parts) {
                String name = part.getOriginalFilename() == null ? "" : part.getOriginalFilename();
                if (!FILE_NAME.matcher(name).matches()) {
                    return refused("'" + name + "' is not deployed. Name the file like the process, table or form in it: small letters, digits and"
                            + " hyphens, with the ending .bpmn, .dmn or .form.");
                }
                files.put(name, part.getBytes());
            }
        }
        if (files.isEmpty()) {
            return refused("There is no file to deploy.");
        }
        Deployment deployment = live.deployDrawn(who.getName(), files);
        LOG.info("{} deployed {} from Modeler", who.getName(), files.keySet());
        Map<String, Object> answer = described(deployment);
        answer.put("deployedProcessDefinitions", processes(deployment, files));
        return ResponseEntity.ok(answer);
    }

    @PostMapping({"/process-definition/{id}/start", "/process-definition/key/{key}/start"})
    ResponseEntity<Map<String, Object>> start() {
        return refused("No case is started from Modeler, because a case writes to a real customer. What you deployed is live, and new cases begin in it."
                + " To try a change first, drop it on /desk/check, or deploy it to the demonstration (mvn spring-boot:run), where days can be made to pass.");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(ProcessEngineException refusal) {
        return refused(refusal.getMessage());
    }

    private static ResponseEntity<Map<String, Object>> refused(String message) {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(Map.of("type", "InvalidRequestException", "message", message));
    }

    private static Map<String, Object> described(Deployment deployment) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", deployment.getId());
        described.put("name", deployment.getName());
        described.put("source", deployment.getSource());
        described.put("deploymentTime", deployment.getDeploymentTime());
        described.put("tenantId", null);
        described.put("links", new ArrayList<>());
        return described;
    }

    /** Only those that were sent: Modeler takes the first for its own. */
    private Map<String, Object> processes(Deployment deployment, Map<String, byte[]> files) {
        Map<String, Object> processes = new LinkedHashMap<>();
        for (ProcessDefinition process : repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).list()) {
            if (files.keySet().stream().anyMatch(name -> LiveDiagrams.placeOf(name).equals(process.getResourceName()))) {
                Map<String, Object> described = new LinkedHashMap<>();
                described.put("id", process.getId());
                described.put("key", process.getKey());
                described.put("name", process.getName());
                described.put("version", process.getVersion());
                described.put("resource", process.getResourceName());
                described.put("deploymentId", deployment.getId());
                processes.put(process.getId(), described);
            }
        }
        return processes;
    }
}
