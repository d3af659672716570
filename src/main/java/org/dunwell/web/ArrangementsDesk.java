package org.dunwell.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms on the page of a case by which people change, reinstate or cancel a promise or plan. */
@Controller
@RequestMapping(CasesDesk.CASES + "/{number}/arrangements/{id}")
class ArrangementsDesk {

    private final ArrangementsResource arrangements;

    ArrangementsDesk(ArrangementsResource arrangements) {
        this.arrangements = arrangements;
    }

    @PostMapping("/change")
    String change(@PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "1") int instalments, @RequestParam String firstDueOn,
                  @RequestParam(defaultValue = "monthly") String interval, @RequestParam String why, RedirectAttributes told) {
        return done(number, "Changed. The customer gets a new confirmation.", told, () ->
                arrangements.change(number, id, new ArrangementsResource.ChangeOrder(instalments, LocalDate.parse(firstDueOn), interval, why)));
    }

    @PostMapping("/reinstate")
    String reinstate(@PathVariable String number, @PathVariable long id, @RequestParam String missedOn, @RequestParam String why, RedirectAttributes told) {
        return done(number, "It is in force again.", told, () ->
                arrangements.reinstate(number, id, new ArrangementsResource.ReinstatementOrder(LocalDate.parse(missedOn), why)));
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable String number, @PathVariable long id, @RequestParam String why, RedirectAttributes told) {
        return done(number, "Cancelled. The case goes on at once.", told, () -> arrangements.cancel(number, id, why));
    }

    private static String done(String number, String good, RedirectAttributes told, Runnable deed) {
        try {
            deed.run();
            told.addFlashAttribute("done", good);
        } catch (Problem refused) {
            told.addFlashAttribute("problem", refused.getBody().getDetail());
        } catch (DateTimeException wrong) {
            told.addFlashAttribute("problem", "Choose a day.");
        }
        return "redirect:" + CasesDesk.CASES + "/" + number;
    }
}
