package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.dunwell.demo.ClockMove;
import org.dunwell.demo.ClockMoves;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock of the demonstration; it does not exist in production. */
@RestController
@RequestMapping("/api/clock")
@ConditionalOnProperty("dunwell.clock.movable")
@Tag(name = "Clock", description = "Demonstration only: lets time pass for engine and application together")
class ClockResource {

    private static final int PATIENCE_SECONDS = 5;

    private final ClockMoves moves;

    ClockResource(ClockMoves moves) {
        this.moves = moves;
    }

    /** What time it is, and how far the latest move has come. */
    record Clock(Instant now, Move move) {
    }

    record Move(ClockMove.State state, Instant from, Instant to, Instant reached, int percent, int jobs, String problem) {

        static Move of(ClockMove move) {
            return new Move(move.state(), move.from(), move.to(), move.reached(), move.percent(), move.jobs(), move.problem());
        }
    }

    /** One of both: how long, or until when. */
    record Wish(
            @Schema(description = "ISO 8601 period or duration, days in UTC", example = "P30D") String advanceBy,
            @Schema(description = "ISO 8601 moment in UTC; before now only while no case exists", example = "2026-12-31T08:00:00Z") String to) {
    }

    @GetMapping
    @Operation(summary = "The time, and how far the latest move has come")
    Clock now() {
        return new Clock(moves.now(), moves.latest().map(Move::of).orElse(null));
    }

    @PostMapping
    @Operation(summary = "Lets time pass; everything that becomes due on the way runs in order")
    @ApiResponse(responseCode = "200", description = "It is that late now")
    @ApiResponse(responseCode = "202", description = "Time is passing; ask again to see how far it has come")
    @ApiResponse(responseCode = "409", description = "Time is being moved already, or would run backwards although a case exists")
    ResponseEntity<Clock> move(@RequestBody Wish wish) {
        ClockMove move = moves.moveTo(target(wish), PATIENCE_SECONDS);
        HttpStatus status = move.state() == ClockMove.State.RUNNING ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(now());
    }

    private Instant target(Wish wish) {
        if ((wish.advanceBy() == null) == (wish.to() == null)) {
            throw new IllegalArgumentException("Say either advanceBy, such as P30D, or to, such as 2026-12-31T08:00:00Z");
        }
        try {
            return wish.to() != null ? Instant.parse(wish.to()) : moves.now().atZone(ZoneOffset.UTC).plus(amount(wish.advanceBy())).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("Not a moment or length of time in ISO 8601: " + (wish.to() != null ? wish.to() : wish.advanceBy()));
        }
    }

    private static TemporalAmount amount(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
    ProblemDetail refused(Exception why) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                why instanceof IllegalArgumentException ? why.getMessage() : "The body is not a JSON object with advanceBy or to");
    }

    @ExceptionHandler(IllegalStateException.class)
    ProblemDetail notNow(IllegalStateException why) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, why.getMessage());
    }
}
