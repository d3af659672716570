package org.dunwell.web;

import java.util.Arrays;
import java.util.List;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.collection.Refusal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which credit managers see what the bank told and what it was booked to, and undo a wrong match. */
@Controller
@RequestMapping("/desk/payments")
@PreAuthorize("hasAnyAuthority('credit-managers', 'camunda-admin')")
class PaymentsDesk {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_WHY = 400;

    private final BankEntries entries;
    private final BankEntryViews views;
    private final MatchPayments payments;

    PaymentsDesk(BankEntries entries, BankEntryViews views, MatchPayments payments) {
        this.entries = entries;
        this.views = views;
        this.payments = payments;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "1") int page, Authentication person, Model model) {
        int shown = Math.max(1, Math.min(page, LAST_PAGE));
        Receipt.State only = named(state);
        List<BankEntryViews.View> some = views.list(only, (shown - 1) * PAGE, PAGE + 1);
        model.addAttribute("user", person.getName());
        model.addAttribute("state", only == null ? "" : only.word());
        model.addAttribute("entries", some.stream().limit(PAGE).toList());
        model.addAttribute("page", shown);
        model.addAttribute("more", some.size() > PAGE);
        return "payments";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable long id, @RequestParam(defaultValue = "") String why, @RequestParam(defaultValue = "") String state,
                @RequestParam(defaultValue = "1") int page, Authentication person, RedirectAttributes said) {
        if (entries.find(id).isEmpty()) {
            said.addFlashAttribute("problem", "There is no payment " + id + ".");
        } else {
            try {
                payments.undo(id, why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why, person.getName());
                said.addFlashAttribute("done", "P-" + id + " is undone and waits in Tasklist to be matched.");
            } catch (Refusal refused) {
                said.addFlashAttribute("problem", refused.getMessage());
            }
        }
        Receipt.State only = named(state);
        said.addAttribute("state", only == null ? "" : only.word());
        said.addAttribute("page", Math.max(1, Math.min(page, LAST_PAGE)));
        return "redirect:/desk/payments";
    }

    private static Receipt.State named(String state) {
        return Arrays.stream(Receipt.State.values()).filter(one -> one.word().equals(state)).findFirst().orElse(null);
    }
}
