package org.dunwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dunwell.staff.Logins;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages to log in and to choose a password. */
@Controller
class LoginPages {

    private final Logins logins;

    LoginPages(Logins logins) {
        this.logins = logins;
    }

    @GetMapping("/login")
    String login(Authentication person) {
        return person == null ? "login" : "redirect:" + Places.of(person);
    }

    @GetMapping(Places.PASSWORD)
    String password(Authentication person, Model model) {
        return passwordPage(person, model, List.of());
    }

    /** Whoever has chosen a new password logs in with it, so that no old session goes on. */
    @PostMapping(Places.PASSWORD)
    String change(Authentication person, Model model, HttpServletRequest request, @RequestParam("old") String old,
                  @RequestParam("new") String chosen, @RequestParam("again") String again) throws Exception {
        if (!chosen.equals(again)) {
            return passwordPage(person, model, List.of("The two new passwords are not the same."));
        }
        List<String> wrong = logins.change(person.getName(), old, chosen);
        if (!wrong.isEmpty()) {
            return passwordPage(person, model, wrong);
        }
        request.logout();
        return "redirect:/login?changed";
    }

    private static String passwordPage(Authentication person, Model model, List<String> wrong) {
        model.addAttribute("user", person.getName());
        model.addAttribute("newcomer", Places.of(person).equals(Places.PASSWORD));
        model.addAttribute("place", Places.of(person));
        model.addAttribute("wrong", wrong);
        return "password";
    }
}
