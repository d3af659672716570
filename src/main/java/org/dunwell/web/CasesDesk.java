package org.dunwell.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.LoggedContact;
import org.dunwell.contact.Mark;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.screen.Names;
import org.dunwell.staff.Groups;
import org.dunwell.trail.Actor;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a case, and the list of tasks that vanished on a day because something happened meanwhile. */
@Controller
class CasesDesk {

    static final String CASES = "/desk/cases";
    static final String WITHDRAWN = "/desk/withdrawn";
    static final String[] READERS = {Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SERVICE, Groups.BILLING, Groups.SPECIALISTS,
        Groups.VISITORS, Groups.MANAGERS, Groups.AUDITORS, Groups.OPERATORS, Groups.ADMINISTRATORS};

    private static final Set<String> WHO_ARRANGES = Set.of(Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.ADMINISTRATORS);

    private static final int PAGE = 100;
    private static final int MOST_CONTACTS = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final CasesResource cases;
    private final CollectionCases all;
    private final ContactLog contacts;
    private final ContactsResource contactFile;
    private final CustomerMarks marks;
    private final MessagesResource messages;
    private final ArrangementsResource arrangements;
    private final TrailBook trail;
    private final Customers customers;
    private final Names names;
    private final ZoneId house;
    private final Clock clock;

    CasesDesk(CasesResource cases, ArrangementsResource arrangements, MessagesResource messages, CollectionCases all, ContactLog contacts, ContactsResource contactFile, CustomerMarks marks, TrailBook trail, Customers customers, Names names, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId house,
              Clock clock) {
        this.cases = cases;
        this.arrangements = arrangements;
        this.messages = messages;
        this.all = all;
        this.contacts = contacts;
        this.contactFile = contactFile;
        this.marks = marks;
        this.trail = trail;
        this.customers = customers;
        this.names = names;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping(CASES + "/{number}")
    String one(@PathVariable String number, Authentication person, Model model) {
        try {
            List<CasesResource.Happened> history = cases.history(number);
            model.addAttribute("one", cases.one(number));
            model.addAttribute("answers", cases.answers(number));
            model.addAttribute("messages", newestFirst(messages.list(number)));
            model.addAttribute("history", newestFirst(history));
            CollectionCase of = all.get(number);
            List<LoggedContact> log = contacts.ofCustomer(of.customerId(), MOST_CONTACTS);
            model.addAttribute("contacts", log);
            model.addAttribute("marks", marks.of(of.customerId()).stream().filter(mark -> mark.kind() != Mark.Kind.AGENCY_AGREED).toList());
            model.addAttribute("names", names(Stream.of(history.stream().map(CasesResource.Happened::who), log.stream().map(logged -> logged.contact().who()),
                    marks.of(of.customerId()).stream().map(Mark::saidTo)).flatMap(who -> who).collect(Collectors.toSet())));
            model.addAttribute("arrangements", arrangements.list(number));
            model.addAttribute("mayArrange", person.getAuthorities().stream().anyMatch(right -> WHO_ARRANGES.contains(right.getAuthority())));
        } catch (Problem unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("user", person.getName());
        model.addAttribute("zone", house);
        model.addAttribute("mayNote", has(person, Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS));
        model.addAttribute("mayHold", has(person, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS));
        model.addAttribute("mayMark", has(person, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SPECIALISTS));
        model.addAttribute("mayExport", has(person, Groups.COLLECTORS, Groups.SUPERVISORS, Groups.CREDIT_MANAGERS, Groups.SPECIALISTS, Groups.MANAGERS, Groups.AUDITORS));
        return "case";
    }

    @GetMapping(WITHDRAWN)
    String withdrawn(@RequestParam(required = false) String day, @RequestParam(defaultValue = "1") int page, Authentication person, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), house);
        LocalDate shown = today;
        try {
            shown = day == null || day.isBlank() ? today : LocalDate.parse(day);
        } catch (DateTimeException wrong) {
            model.addAttribute("problem", "'" + day + "' is no day. Write it like " + today + ".");
        }
        int at = Math.max(1, Math.min(page, LAST_PAGE));
        List<TrailEntry> found = trail.inCases(TrailEntry.TASK_WITHDRAWN, shown.atStartOfDay(house).toInstant(), shown.plusDays(1).atStartOfDay(house).toInstant(),
                (at - 1) * PAGE, PAGE + 1);
        List<TrailEntry> some = found.stream().limit(PAGE).toList();
        Map<String, String> people = names(some.stream().map(TrailEntry::after).filter(who -> who != null).collect(Collectors.toSet()));
        model.addAttribute("tasks", some);
        model.addAttribute("names", people);
        model.addAttribute("customers", customers.findAll(some.stream().map(TrailEntry::customerId).distinct().toList()).stream()
                .collect(Collectors.toMap(Customer::id, Customer::name)));
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("page", at);
        model.addAttribute("day", shown);
        model.addAttribute("today", today);
        model.addAttribute("zone", house);
        model.addAttribute("user", person.getName());
        return "withdrawn";
    }

    /** The contact log of the customer as a file. */
    @GetMapping(CASES + "/{number}/contacts.csv")
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'specialists', 'managers', 'auditors', 'camunda-admin')")
    ResponseEntity<byte[]> contacts(@PathVariable String number) {
        String customer = all.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).customerId();
        return contactFile.csv(customer);
    }

    private static boolean has(Authentication person, String... groups) {
        Set<String> able = Set.of(groups);
        return person.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(right -> able.contains(right) || right.equals(Groups.ADMINISTRATORS));
    }

    private static <T> List<T> newestFirst(List<T> inOrder) {
        List<T> turned = new ArrayList<>(inOrder);
        Collections.reverse(turned);
        return turned;
    }

    private Map<String, String> names(Collection<String> users) {
        Map<String, String> known = new TreeMap<>(names.of(users));
        known.put(Actor.DUNWELL, "Dunwell");
        return known;
    }
}
