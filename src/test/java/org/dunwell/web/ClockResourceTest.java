package org.dunwell.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.function.Consumer;
import org.dunwell.demo.ClockMoves;
import org.dunwell.demo.MovableTime;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The clock as the demonstration offers it. */
class ClockResourceTest {

    private final FakeTime time = new FakeTime();
    private final MockMvc web = MockMvcBuilders.standaloneSetup(new ClockResource(new ClockMoves(time)))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
            .build();

    @Test
    void it_tells_the_time() throws Exception {
        web.perform(get("/api/clock")).andExpect(status().isOk()).andExpect(jsonPath("$.now").value("2026-03-02T10:00:00Z"));
    }

    @Test
    void a_length_of_time_passes() throws Exception {
        wish("{\"advanceBy\":\"P30D\"}").andExpect(status().isOk())
                .andExpect(jsonPath("$.now").value("2026-04-01T10:00:00Z"))
                .andExpect(jsonPath("$.move.state").value("DONE")).andExpect(jsonPath("$.move.percent").value(100));
    }

    @Test
    void time_passes_until_a_moment() throws Exception {
        wish("{\"to\":\"2026-03-02T12:30:00Z\"}").andExpect(status().isOk()).andExpect(jsonPath("$.now").value("2026-03-02T12:30:00Z"));
    }

    @Test
    void it_begins_in_the_past_while_no_case_exists_and_never_after() throws Exception {
        wish("{\"to\":\"2012-12-31T08:00:00Z\"}").andExpect(status().isOk()).andExpect(jsonPath("$.now").value("2012-12-31T08:00:00Z"));
        time.caseExists = true;
        wish("{\"to\":\"2012-12-30T08:00:00Z\"}").andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("a case exists"));
    }

    @Test
    void a_wish_that_cannot_be_read_is_refused_with_a_word() throws Exception {
        wish("{\"advanceBy\":\"a month\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("Not a moment or length of time in ISO 8601: a month"));
        wish("{}").andExpect(status().isBadRequest());
        wish("{\"advanceBy\":\"P1D\",\"to\":\"2026-03-02T12:30:00Z\"}").andExpect(status().isBadRequest());
        wish("soon").andExpect(status().isBadRequest());
    }

    @Test
    void only_one_move_at_a_time() throws Exception {
        time.moving = true;
        wish("{\"advanceBy\":\"P1D\"}").andExpect(status().isConflict());
    }

    @Test
    void a_move_that_fails_says_why() throws Exception {
        time.broken = "no engine";
        wish("{\"advanceBy\":\"P1D\"}").andExpect(jsonPath("$.move.state").value("FAILED")).andExpect(jsonPath("$.move.problem").value("no engine"));
    }

    private ResultActions wish(String body) throws Exception {
        return web.perform(post("/api/clock").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    /** Stands still unless it is moved. */
    private static final class FakeTime implements MovableTime {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");
        private boolean caseExists;
        private boolean moving;
        private String broken;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public int passUntil(Instant target, Consumer<Instant> progress) {
            if (broken != null) {
                throw new IllegalStateException(broken);
            }
            progress.accept(target);
            now = target;
            return 7;
        }

        @Override
        public void catchUp() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void beginAt(Instant start) {
            if (caseExists) {
                throw new IllegalStateException("a case exists");
            }
            now = start;
        }

        @Override
        public void alone(Runnable work) {
            work.run();
        }

        @Override
        public boolean isMoving() {
            return moving;
        }
    }
}
