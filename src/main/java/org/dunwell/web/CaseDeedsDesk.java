package org.dunwell.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do on the page of a case: note a contact, hold it, say what has to be minded. The same operations as the API's, and the same rights. */
@Controller
@RequestMapping(CasesDesk.CASES + "/{number}")
class CaseDeedsDesk {

    private static final String SUPERVISE = "hasAnyAuthority('supervisors', 'credit-managers', 'camunda-admin')";

    private final CasesResource cases;
    private final CaseDeedsResource deeds;
    private final ContactsResource contacts;
    private final MarksResource marks;
    private final StopContactResource stops;

    CaseDeedsDesk(CasesResource cases, CaseDeedsResource deeds, ContactsResource contacts, MarksResource marks, StopContactResource stops) {
        this.cases = cases;
        this.deeds = deeds;
        this.contacts = contacts;
        this.marks = marks;
        this.stops = stops;
    }

    @PostMapping("/contacts")
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')")
    String contact(@PathVariable String number, @RequestParam String channel, @RequestParam String began, @RequestParam String result, @RequestParam String note,
                   @RequestParam(defaultValue = "") String despite, Authentication person, RedirectAttributes said) {
        return done(number, said, "The contact is noted.", () -> contacts.note(number,
                new ContactsResource.ContactOrder(channel, began.equals("customer"), result, null, note, despite), person));
    }

    @PostMapping("/holds")
    @PreAuthorize(SUPERVISE)
    String hold(@PathVariable String number, @RequestParam String reason, @RequestParam String covers, @RequestParam(defaultValue = "") String beginsOn,
                @RequestParam(defaultValue = "") String endsOn, RedirectAttributes said) {
        return done(number, said, "It is on hold.", () -> deeds.hold(number, new CaseDeedsResource.HoldOrder(reason, covers.startsWith("#") ? covers.substring(1) : null,
                covers.equals("customer"), day(beginsOn), day(endsOn))));
    }

    @PostMapping("/holds/{id}/release")
    @PreAuthorize(SUPERVISE)
    String release(@PathVariable String number, @PathVariable long id, RedirectAttributes said) {
        return done(number, said, "The hold is released; the remaining time of each wait runs on.", () -> deeds.release(number, id));
    }

    @PostMapping("/holds/{id}/extend")
    @PreAuthorize(SUPERVISE)
    String extend(@PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "") String endsOn, RedirectAttributes said) {
        return done(number, said, "The hold has a new last day.", () -> deeds.extend(number, id, new CaseDeedsResource.HoldEnd(day(endsOn))));
    }

    @PostMapping("/marks")
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
    String mark(@PathVariable String number, @RequestParam String kind, @RequestParam String detail, Authentication person, RedirectAttributes said) {
        return done(number, said, "It is noted with the customer.", () -> {
            if (kind.equals("stop")) {
                stops.stop(customer(number), new StopContactResource.StopOrder(detail));
            } else {
                marks.put(customer(number), kind, new MarksResource.MarkOrder(detail), person);
            }
        });
    }

    @PostMapping("/marks/{kind}/lift")
    @PreAuthorize("hasAnyAuthority('supervisors', 'credit-managers', 'specialists', 'camunda-admin')")
    String lift(@PathVariable String number, @PathVariable String kind, RedirectAttributes said) {
        return done(number, said, "It is lifted.", () -> {
            if (kind.equals("stop")) {
                stops.lift(customer(number));
            } else {
                marks.lift(customer(number), kind);
            }
        });
    }

    private String customer(String number) {
        return cases.one(number).overview().customer();
    }

    private static String done(String number, RedirectAttributes said, String word, Runnable deed) {
        try {
            deed.run();
            said.addFlashAttribute("done", word);
        } catch (Problem refused) {
            Map<String, Object> more = Optional.ofNullable(refused.getBody().getProperties()).orElse(Map.of());
            said.addFlashAttribute("problem", refused.getBody().getDetail() + (more.containsKey("field") ? " (" + more.get("field") + ")" : ""));
        }
        said.addAttribute("number", number);
        return "redirect:" + CasesDesk.CASES + "/{number}";
    }

    private static LocalDate day(String written) {
        try {
            return written.isBlank() ? null : LocalDate.parse(written);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "'" + written + "' is no day");
        }
    }
}
