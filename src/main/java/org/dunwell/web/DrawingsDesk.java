package org.dunwell.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.dunwell.check.Deployments;
import org.dunwell.check.Deployments.Deployed;
import org.dunwell.check.Differences;
import org.dunwell.check.Differences.Difference;
import org.dunwell.check.Finding;
import org.dunwell.staff.Groups;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which process owners have their files checked, and see what is deployed and what changed. */
@Controller
class DrawingsDesk {

    static final String CHECK = "/desk/check";
    static final String DEPLOYMENTS = "/desk/deployments";
    static final String[] CHECKERS = {Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS};
    static final String[] READERS = {Groups.PROCESS_OWNERS, Groups.MANAGERS, Groups.AUDITORS, Groups.OPERATORS, Groups.ADMINISTRATORS};

    private static final int PAGE = 20;
    private static final String OWNERS = "hasAnyAuthority('process-owners', 'camunda-admin')";

    private final DrawnFiles files;
    private final Deployments deployments;

    DrawingsDesk(DrawnFiles files, Deployments deployments) {
        this.files = files;
        this.deployments = deployments;
    }

    /** A file as a page shows it; {@code diagram} is its text, or null when it is none. */
    record Shown(String name, String diagram, List<Finding> findings) {
    }

    record Changed(String name, String diagram, List<Difference> differences) {
    }

    @GetMapping(CHECK)
    @PreAuthorize(OWNERS)
    String check(Authentication person, Model model) {
        model.addAttribute("user", person.getName());
        return "check";
    }

    @PostMapping(CHECK)
    @PreAuthorize(OWNERS)
    String check(@RequestParam("file") List<MultipartFile> parts, Authentication person, Model model) {
        model.addAttribute("user", person.getName());
        try {
            Map<String, byte[]> sent = DrawnFiles.sent(parts);
            List<Finding> findings = files.findings(sent);
            Set<String> names = new TreeSet<>(sent.keySet());
            findings.forEach(finding -> names.add(DrawnFiles.plain(finding.file())));
            List<Shown> shown = new ArrayList<>();
            for (String name : names) {
                byte[] content = sent.getOrDefault(name, deployments.live().getOrDefault(DrawnFiles.placeOf(name), new byte[0]));
                shown.add(new Shown(name, diagram(name, content), findings.stream().filter(finding -> DrawnFiles.plain(finding.file()).equals(name)).toList()));
            }
            model.addAttribute("files", shown);
            model.addAttribute("errors", findings.stream().filter(Finding::isError).count());
        } catch (IllegalArgumentException unfit) {
            model.addAttribute("problem", unfit.getMessage());
        }
        return "check";
    }

    @GetMapping(DEPLOYMENTS)
    String list(@RequestParam(defaultValue = "1") int page, Authentication person, Model model) {
        int shown = Math.max(1, Math.min(page, 1_000));
        List<Deployed> some = deployments.newest((shown - 1) * PAGE, PAGE);
        model.addAttribute("user", person.getName());
        model.addAttribute("deployments", some);
        model.addAttribute("page", shown);
        model.addAttribute("more", some.size() == PAGE);
        model.addAttribute("refused", deployments.refused());
        model.addAttribute("mayGoBack", mayGoBack(person));
        return "deployments";
    }

    @GetMapping(DEPLOYMENTS + "/{id}")
    String one(@PathVariable String id, Authentication person, Model model) {
        Deployed one = found(id);
        Map<String, byte[]> now = deployments.files(id);
        Map<String, byte[]> before = deployments.filesBefore(id);
        List<Changed> changed = one.changed().stream().map(name -> new Changed(name, diagram(name, now.get(name)), Differences.between(before.get(name), now.get(name)))).toList();
        model.addAttribute("user", person.getName());
        model.addAttribute("one", one);
        model.addAttribute("first", before.isEmpty());
        model.addAttribute("changed", before.isEmpty() ? List.of() : changed);
        model.addAttribute("names", now.keySet());
        model.addAttribute("mayGoBack", mayGoBack(person) && !one.live());
        return "deployment";
    }

    @GetMapping(DEPLOYMENTS + "/{id}/files.zip")
    ResponseEntity<byte[]> zip(@PathVariable String id) {
        return zipped(deployments.files(found(id).id()));
    }

    @PostMapping(DEPLOYMENTS + "/{id}/live")
    @PreAuthorize(OWNERS)
    String goBack(@PathVariable String id, Authentication person, RedirectAttributes said) {
        try {
            deployments.goBackTo(id, person.getName());
        } catch (IllegalArgumentException unfit) {
            said.addFlashAttribute("problem", unfit.getMessage());
        }
        return "redirect:" + DEPLOYMENTS;
    }

    static ResponseEntity<byte[]> zipped(Map<String, byte[]> files) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dunwell-files.zip\"").body(DrawnFiles.zip(files));
    }

    private Deployed found(String id) {
        try {
            return deployments.find(id).orElseThrow();
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String diagram(String name, byte[] content) {
        return name.endsWith(".bpmn") && content != null ? new String(content, StandardCharsets.UTF_8) : null;
    }

    private static boolean mayGoBack(Authentication person) {
        return person.getAuthorities().stream().anyMatch(right -> Set.of(CHECKERS).contains(right.getAuthority()));
    }
}
