package org.dunwell.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collection.Refusal;
import org.dunwell.correspondence.MailDesk;
import org.dunwell.correspondence.ReceivedMail;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.screen.Names;
import org.dunwell.staff.Groups;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page with what customers wrote: what nobody could assign, what seems to ask us to stop, and the newest. */
@Controller
@RequestMapping(MailDeskPage.PLACE)
class MailDeskPage {

    static final String PLACE = "/desk/mail";
    static final String[] READERS = {Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SPECIALISTS, Groups.ADMINISTRATORS};

    private static final int MOST = 100;
    private static final int NEWEST = 50;

    private final MailDesk desk;
    private final Customers customers;
    private final Names names;
    private final ZoneId house;

    MailDeskPage(MailDesk desk, Customers customers, Names names, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId house) {
        this.desk = desk;
        this.customers = customers;
        this.names = names;
        this.house = house;
    }

    @GetMapping
    String page(Authentication person, Model model) {
        List<ReceivedMail> waiting = desk.waiting(MOST);
        List<ReceivedMail> newest = desk.newest(NEWEST);
        Set<String> known = new TreeSet<>();
        Set<String> people = new TreeSet<>();
        Stream.concat(waiting.stream(), newest.stream()).forEach(mail -> {
            Stream.ofNullable(mail.customerId()).forEach(known::add);
            Stream.ofNullable(mail.decidedBy()).forEach(people::add);
        });
        model.addAttribute("waiting", waiting);
        model.addAttribute("newest", newest.stream().filter(mail -> waiting.stream().noneMatch(one -> one.id().equals(mail.id()))).toList());
        model.addAttribute("customers", customers.findAll(known).stream().collect(Collectors.toMap(Customer::id, Customer::name)));
        model.addAttribute("names", names.of(people));
        model.addAttribute("zone", house);
        model.addAttribute("user", person.getName());
        return "mail";
    }

    @PostMapping("/{mail}/assign")
    String assign(@PathVariable long mail, @RequestParam String caseNumber, Authentication person, RedirectAttributes told) {
        return done(told, () -> desk.assign(mail, caseNumber, person.getName()));
    }

    @PostMapping("/{mail}/aside")
    String putAside(@PathVariable long mail, @RequestParam String why, Authentication person, RedirectAttributes told) {
        return done(told, () -> desk.putAside(mail, why, person.getName()));
    }

    @PostMapping("/{mail}/wish")
    String wish(@PathVariable long mail, @RequestParam boolean meant, Authentication person, RedirectAttributes told) {
        return done(told, () -> desk.decideWish(mail, meant, person.getName()));
    }

    private static String done(RedirectAttributes told, Runnable deed) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            told.addFlashAttribute("problem", refusal.getMessage());
        }
        return "redirect:" + PLACE;
    }
}
