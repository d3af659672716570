package org.dunwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.placement.PlacedCase;
import org.dunwell.placement.Placement;
import org.dunwell.web.PlacementsResource.Recall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

@ContextConfiguration(classes = PlacementsResourceTest.Web.class)
class PlacementsResourceTest extends PlacedCase {

    @TestConfiguration(proxyBeanMethods = false)
    @EnableMethodSecurity
    @Import({PlacementsResource.class, AgencyFilesResource.class})
    static class Web {
    }

    /** As {@code spring.mvc.problemdetails.enabled} does it. */
    @ControllerAdvice
    static class Problems extends ResponseEntityExceptionHandler {
    }

    @Autowired PlacementsResource placementsResource;
    @Autowired AgencyFilesResource agencyFilesResource;

    private MockMvc web;
    private CollectionCase of;

    @BeforeEach
    void aPlacement() {
        web = MockMvcBuilders.standaloneSetup(placementsResource, agencyFilesResource).setControllerAdvice(new Problems())
                .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                        .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
                .build();
        as("supervisors");
        of = aCase();
        invoice(of, "R-1", "1250.00");
        place(of, PLACEMENT_DAY);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void placementsAreListedNewestFirstByState() throws Exception {
        web.perform(get("/api/placements").param("state", "placed")).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].caseNumber").value(of.number()))
                .andExpect(jsonPath("$[0].agency").value("harbour-europe"))
                .andExpect(jsonPath("$[0].placedOn").value(PLACEMENT_DAY))
                .andExpect(jsonPath("$[0].invoices[0].number").value("R-1"))
                .andExpect(jsonPath("$[0].invoices[0].placed").value(1250.00));
        web.perform(get("/api/placements").param("state", "lost")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("No placement state 'lost'; there are chosen, placed, acknowledged, settled, returned, recalled, nothingPlaced"));
        web.perform(get("/api/placements").param("page", "-1")).andExpect(status().isBadRequest());
    }

    @Test
    void aSupervisorRecallsAPlacementOnceAndSaysWhy() throws Exception {
        long id = placement(of).id();

        recall(id, "{}").andExpect(status().isBadRequest());
        recall(id, "{\"why\":\"promised to pay\"}").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("recalled"))
                .andExpect(jsonPath("$.outcome").value("promised to pay"));
        recall(id, "{\"why\":\"again\"}").andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("Placement " + id + " has ended: recalled"));
        recall(999_999, "{\"why\":\"whatever\"}").andExpect(status().isNotFound());
    }

    @Test
    void aFileFromAnAgencyIsReportedOn() throws Exception {
        upload("HDR,1,back-1,harbour-europe,2026-03-01T08:00:00Z\r\nACK," + placement(of).id() + ",HE-77\r\nACK,0,x\r\nTRL,2\r\n")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.takenIn").value(1))
                .andExpect(jsonPath("$.refused[0].line").value(3))
                .andExpect(jsonPath("$.refused[0].field").value("placement"));
        assertThat(placement(of).state()).isEqualTo(Placement.State.ACKNOWLEDGED);
    }

    @Test
    void aFileThatDoesNotAddUpIsAProblemWithItsReasons() throws Exception {
        upload("HDR,1,back-1,harbour-europe,2026-03-01T08:00:00Z\r\nACK," + placement(of).id() + ",HE-77\r\nTRL,2\r\n")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.title").value("Agency file refused"))
                .andExpect(jsonPath("$.problems[0].line").value(3))
                .andExpect(jsonPath("$.problems[0].field").value("count"));
        assertThat(placement(of).state()).isEqualTo(Placement.State.PLACED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            supervisors,     true,  true,  true
            credit-managers, true,  true,  false
            operators,       true,  false, true
            camunda-admin,   true,  true,  true
            auditors,        true,  false, false
            collectors,      false, false, false
            visitors,        false, false, false
            """)
    void everyRoleMayOnlyDoItsPart(String role, boolean list, boolean recall, boolean upload) {
        as(role);

        assertMay(list, () -> placementsResource.list(null, 0));
        assertMay(recall, () -> placementsResource.recall(placement(of).id(), new Recall("asked")));
        assertMay(upload, () -> agencyFilesResource.takeIn(file("HDR,1,back-1,harbour-europe,now\r\nTRL,0\r\n")));
    }

    private static void assertMay(boolean allowed, ThrowingCallable what) {
        if (allowed) {
            assertThatCode(what).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(what).isInstanceOf(AccessDeniedException.class);
        }
    }

    private static void as(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("clara", "", role));
    }

    private ResultActions recall(long id, String body) throws Exception {
        return web.perform(post("/api/placements/{id}/recall", id).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions upload(String content) throws Exception {
        return web.perform(multipart("/api/agency-files").file(file(content)));
    }

    private static MockMultipartFile file(String content) {
        return new MockMultipartFile("file", "back-1.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }
}
