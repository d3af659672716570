package org.dunwell.web;

import org.dunwell.worklist.WorkDesk;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One click to the most worthwhile task: it is claimed and opened in Tasklist. */
@Controller
class NextTaskDesk {

    static final String PLACE = "/desk/next";

    private final WorkDesk work;

    NextTaskDesk(WorkDesk work) {
        this.work = work;
    }

    @PostMapping(PLACE)
    String next(Authentication person, RedirectAttributes said) {
        return work.claimNext(person.getName()).map(task -> "redirect:/camunda/app/tasklist/default/#/?task=" + task).orElseGet(() -> {
            said.addFlashAttribute("done", "Nothing is left for you to do at the moment.");
            return "redirect:/";
        });
    }
}
