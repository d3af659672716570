package org.dunwell.web;

import java.time.Period;
import java.time.ZoneOffset;
import org.dunwell.demo.ClockMoves;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons with which operators let time pass in the demonstration. */
@Controller
@ConditionalOnProperty("dunwell.clock.movable")
class ClockDesk {

    private static final int PATIENCE_SECONDS = 2;
    private static final int LONGEST = 400;

    private final ClockMoves moves;

    ClockDesk(ClockMoves moves) {
        this.moves = moves;
    }

    @PostMapping("/desk/clock")
    String advance(@RequestParam("days") int days, Authentication person, RedirectAttributes said) {
        if (!HomePage.isMover(person) || days < 1 || days > LONGEST) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            moves.moveTo(moves.now().atZone(ZoneOffset.UTC).plus(Period.ofDays(days)).toInstant(), PATIENCE_SECONDS);
        } catch (IllegalStateException notNow) {
            said.addFlashAttribute("problem", notNow.getMessage());
        }
        return "redirect:/";
    }
}
