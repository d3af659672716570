package org.dunwell.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Asked before every outbound contact, at the moment of contact: by the table contact-policy, in the customer's own time, the gap across all
 * channels and accounts. What the customer began does not count.
 */
@Component
public class ContactPolicy {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    /** A talk that was noted by hand. */
    public static final String TALKED = "talked";

    private static final int LONGEST_CLOSED = 60;
    private static final Set<String> WRITTEN = Set.of("email", "letter", "sms");

    private final Policies policies;
    private final ContactLog contacts;
    private final OptOuts optOuts;
    private final CustomerMarks marks;
    private final RefusedContacts refusals;
    private final CollectionCases cases;
    private final NewsDesk news;
    private final WorkingDays workingDays;
    private final Trail trail;
    private final Clock clock;

    public ContactPolicy(Policies policies, ContactLog contacts, OptOuts optOuts, CustomerMarks marks, RefusedContacts refusals, CollectionCases cases,
                         NewsDesk news, WorkingDays workingDays, Trail trail, Clock clock) {
        this.policies = policies;
        this.contacts = contacts;
        this.optOuts = optOuts;
        this.marks = marks;
        this.refusals = refusals;
        this.cases = cases;
        this.news = news;
        this.workingDays = workingDays;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A row of the table.
     *
     * @param from            the first minute of the day, in the customer's zone; {@code until} is the first that is too late
     * @param attempts        within {@code inDays} days on this channel, the day itself included; 0 for any number
     * @param daysAfterTalk   after a conversation, its day included
     * @param aboutOneDebt    whether attempts and conversations count for each account apart, else for the customer
     * @param hoursBetween    after a contact on any channel, about whatever account
     */
    private record Rule(String name, LocalTime from, LocalTime until, boolean workingDaysOnly, int attempts, int inDays, int daysAfterTalk,
                        boolean aboutOneDebt, int hoursBetween) {
    }

    /** A bound and the words for it. */
    private record Bound(Instant notBefore, Permission.Cause cause, String why) {
    }

    /**
     * @param about   the case for whose sake the customer is contacted
     * @param chasing whether it asks for money: caps and gaps hold for that only, hours and wishes for everything
     */
    public Permission outbound(Customer customer, CollectionCase about, String channel, boolean chasing) {
        Optional<Permission> never = never(customer, channel);
        if (never.isPresent()) {
            return never.get();
        }
        Instant now = clock.instant();
        Rule rule = rule(customer, channel, now);
        Optional<Bound> latest = chasing ? bounds(customer, about, channel, rule, now).stream().filter(bound -> bound.notBefore.isAfter(now))
                .max(Comparator.comparing(Bound::notBefore)) : Optional.empty();
        Instant earliest = latest.map(Bound::notBefore).orElse(now);
        Instant open = open(rule, earliest, customer);
        if (open.equals(now)) {
            return Permission.now(rule.name);
        }
        String why = latest.map(Bound::why).orElse((rule.workingDaysOnly ? "working days, " : "") + rule.from + " to " + end(rule.until) + " only");
        return Permission.later(open, latest.map(Bound::cause).orElse(Permission.Cause.HOURS), rule.name, "Not before " + MOMENT.format(open.atZone(customer.zone()))
                + " in " + customer.zone() + ": " + why + " (" + rule.name + ").");
    }

    /** How long and how often the customer may still be contacted on a channel today. */
    public Outlook outlook(Customer customer, CollectionCase about, String channel) {
        Instant now = clock.instant();
        Rule rule = rule(customer, channel, now);
        LocalTime there = now.atZone(customer.zone()).toLocalTime();
        boolean open = !there.isBefore(rule.from) && there.isBefore(rule.until);
        LocalDate since = LocalDate.ofInstant(now, customer.zone()).minusDays(rule.inDays);
        int made = rule.attempts == 0 ? 0 : (int) counted(contacts.outboundSince(customer.id(), now.minus(Duration.ofDays(rule.inDays + 1))), about, channel, rule).stream()
                .filter(contact -> day(contact, customer.zone()).isAfter(since)).count();
        return new Outlook(open ? (int) Duration.between(there, rule.until).toHours() : 24, rule.attempts == 0 ? -1 : Math.max(0, rule.attempts - made));
    }

    /** What no waiting changes. */
    public Optional<Permission> never(Customer customer, String channel) {
        return never(customer, channel, optOuts.of(customer.id()), marks.of(customer.id()));
    }

    private static Optional<Permission> never(Customer customer, String channel, Set<String> unwanted, List<Mark> minded) {
        if (customer.contactStop() != null) {
            return Optional.of(Permission.never(Permission.Cause.STOP_CONTACT, "stop contact", "The customer may not be contacted (" + customer.contactStop() + ")."));
        }
        if (unwanted.contains(channel)) {
            return Optional.of(Permission.never(Permission.Cause.OPT_OUT, "opt-out", "The customer does not want to be contacted by " + channel + "."));
        }
        String address = address(customer, channel);
        if (address != null && minded.stream().anyMatch(mark -> mark.kind() == Mark.Kind.WRONG_PARTY && mark.detail().equals(address))) {
            return Optional.of(Permission.never(Permission.Cause.WRONG_PARTY, "wrong party", address + " belongs to somebody else; the contact data have to be completed first."));
        }
        if (channel.equals("visit") && minded.stream().anyMatch(mark -> mark.kind() == Mark.Kind.VULNERABLE)) {
            return Optional.of(Permission.never(Permission.Cause.VULNERABLE, "vulnerable", "Nobody visits a vulnerable customer."));
        }
        return Optional.empty();
    }

    /** Channels by which this customer cannot be written to: by wish, or because the address is somebody else's. Each is told once in the case. */
    public Set<String> closedTo(Customer customer, CollectionCase about) {
        Set<String> closed = new TreeSet<>();
        Set<String> unwanted = optOuts.of(customer.id());
        List<Mark> minded = marks.of(customer.id());
        for (String channel : OptOuts.CHANNELS) {
            never(customer, channel, unwanted, minded).filter(permission -> permission.cause() == Permission.Cause.OPT_OUT || permission.cause() == Permission.Cause.WRONG_PARTY)
                    .ifPresent(permission -> {
                        closed.add(channel);
                        if (WRITTEN.contains(channel) && address(customer, channel) != null) {
                            refused(about, channel, permission, Actor.DUNWELL);
                        }
                    });
        }
        return closed;
    }

    /** Tells that a contact was not allowed and is put off, goes another way or is given up. @param who whose contact it would have been */
    public void refused(CollectionCase about, String channel, Permission permission, String who) {
        RefusedContact refused = refusal(about, channel, permission, who);
        refusals.note(refused, refused.onceKey());
    }

    private RefusedContact refusal(CollectionCase about, String channel, Permission permission, String who) {
        return new RefusedContact(about.id(), about.customerId(), clock.instant(), channel, permission.cause(), permission.rule(), permission.why(),
                permission.notBefore(), who);
    }

    /**
     * Somebody has made a contact: what was forbidden at this moment is noted only as a supervisor's decision, what is never allowed not at all.
     *
     * @param permission asked for it
     * @param despite    the supervisor's reason, or null
     * @return what the trail says of it, or null when it was allowed
     * @throws Refusal which is told in the case too
     */
    public String excuse(Permission permission, CollectionCase about, String channel, String despite, String who, boolean supervises) {
        if (permission.isNow()) {
            return null;
        }
        if (despite != null && supervises && !permission.isNever()) {
            return "despite the rule '" + permission.rule() + "': " + despite;
        }
        refusals.noteApart(refusal(about, channel, permission, who), clock.instant() + "/" + about.id() + "/" + who);
        throw new Refusal(despite != null && !permission.isNever() ? "Only a supervisor may record a contact that the contact policy forbids. " + permission.why()
                : "This customer may not be contacted by " + channel + " now. " + permission.why() + " If the customer called you, say so"
                  + (permission.isNever() ? "." : "; if it had to be, a supervisor records it and says why."));
    }

    /** The number or address by which a channel reaches the customer, written in one way; null when there is none. */
    public static String address(Customer customer, String channel) {
        Address place = customer.address();
        return switch (channel) {
            case "phone", "sms" -> customer.phone() == null || customer.phone().isBlank() ? null : customer.phone().replaceAll("[^0-9+]", "");
            case "email" -> customer.hasEmail() ? customer.email().strip().toLowerCase(Locale.ROOT) : null;
            case "letter", "visit" -> place.isPostal() ? place.street().strip() + ", " + (place.postalCode() == null ? "" : place.postalCode().strip() + " ")
                    + place.city().strip() : null;
            default -> null;
        };
    }

    public boolean isVulnerable(Customer customer) {
        return marks.of(customer.id()).stream().anyMatch(mark -> mark.kind() == Mark.Kind.VULNERABLE);
    }

    /** A supervisor's decision, where the customer is vulnerable. */
    public boolean mayGoToAgency(Customer customer, CollectionCase of) {
        return !isVulnerable(customer) || marks.of(customer.id()).stream().anyMatch(mark -> mark.kind() == Mark.Kind.AGENCY_AGREED && mark.detail().equals(of.number()));
    }

    public Set<String> optOutsOf(Customer customer) {
        return optOuts.of(customer.id());
    }

    /** The customer does not want to be contacted by this channel. @return false when that was noted before */
    public boolean optOut(String customerId, String channel, String saidTo) {
        boolean added = optOuts.add(customerId, known(channel), clock.instant(), saidTo);
        if (added) {
            trail.ofCustomer(customerId, "optedOut", channel, null, channel);
            changed(customerId);
        }
        return added;
    }

    /** The customer may be contacted by this channel again. @return false when that was so before */
    public boolean optIn(String customerId, String channel) {
        boolean removed = optOuts.remove(customerId, known(channel));
        if (removed) {
            trail.ofCustomer(customerId, "optedIn", channel, channel, null);
            changed(customerId);
        }
        return removed;
    }

    /** Open tasks of the customer's cases are offered anew. */
    public void changed(String customerId) {
        cases.ofCustomer(customerId).stream().filter(CollectionCase::isRunning).forEach(running -> news.post(running, News.Kind.CONTACT_RULES_CHANGED, null));
    }

    private static String known(String channel) {
        if (!OptOuts.CHANNELS.contains(channel)) {
            throw new Refusal("Say which channel: " + String.join(", ", new TreeSet<>(OptOuts.CHANNELS)) + ".");
        }
        return channel;
    }

    private List<Bound> bounds(Customer customer, CollectionCase about, String channel, Rule rule, Instant now) {
        int days = Math.max(Math.max(rule.inDays, rule.daysAfterTalk), rule.hoursBetween / 24 + 1) + 1;
        if (rule.attempts == 0 && rule.daysAfterTalk == 0 && rule.hoursBetween == 0) {
            return List.of();
        }
        ZoneId zone = customer.zone();
        List<ContactNote> made = contacts.outboundSince(customer.id(), now.minus(Duration.ofDays(days)));
        List<ContactNote> counted = counted(made, about, channel, rule);
        List<LocalDate> attempts = counted.stream().map(contact -> day(contact, zone)).sorted(Comparator.reverseOrder()).toList();
        List<Bound> bounds = new ArrayList<>();
        if (rule.attempts > 0 && attempts.size() >= rule.attempts) {
            bounds.add(new Bound(start(attempts.get(rule.attempts - 1).plusDays(rule.inDays), zone),
                    Permission.Cause.CAP, rule.attempts + " contacts by " + channel + " in " + rule.inDays + " days are made"));
        }
        if (rule.daysAfterTalk > 0) {
            Set<String> talks = talks();
            counted.stream().filter(contact -> talks.contains(contact.result()) || TALKED.equals(contact.result())).map(contact -> day(contact, zone))
                    .max(Comparator.naturalOrder()).ifPresent(day -> bounds.add(new Bound(start(day.plusDays(rule.daysAfterTalk), zone),
                    Permission.Cause.CONVERSATION, "none within " + rule.daysAfterTalk + " days after a conversation")));
        }
        if (rule.hoursBetween > 0) {
            made.stream().map(ContactNote::happenedAt).max(Comparator.naturalOrder()).ifPresent(last -> bounds.add(
                    new Bound(last.plus(Duration.ofHours(rule.hoursBetween)), Permission.Cause.GAP, rule.hoursBetween + " hours between two contacts")));
        }
        return bounds;
    }

    private List<ContactNote> counted(List<ContactNote> made, CollectionCase about, String channel, Rule rule) {
        Set<Long> sameDebt = !rule.aboutOneDebt ? Set.of() : cases.ofCustomer(about.customerId()).stream().filter(of -> of.accountId() == about.accountId())
                .map(CollectionCase::id).collect(Collectors.toSet());
        return made.stream().filter(contact -> contact.channel().equals(channel))
                .filter(contact -> !rule.aboutOneDebt || contact.caseId() == null || sameDebt.contains(contact.caseId())).toList();
    }

    /** Results of a call in which the customer was spoken to. */
    private Set<String> talks() {
        return policies.list("call-results", Map.of("ask", "results")).stream().filter(row -> Boolean.TRUE.equals(row.get("reached")))
                .map(row -> row.get("code").toString()).collect(Collectors.toSet());
    }

    private Rule rule(Customer customer, String channel, Instant now) {
        Map<String, Object> row = policies.decide("contact-policy", Map.of(
                "country", customer.address().country(),
                "customerKind", customer.kind().name().toLowerCase(Locale.ROOT),
                "channel", channel,
                "day", Date.from(LocalDate.ofInstant(now, customer.zone()).atStartOfDay(ZoneOffset.UTC).toInstant())));
        return new Rule(row.get("rule").toString(), time(row, "from"), time(row, "until"), Boolean.TRUE.equals(row.get("workingDaysOnly")),
                number(row, "attempts"), number(row, "inDays"), number(row, "daysAfterTalk"), "debt".equals(row.get("countedFor")), number(row, "hoursBetween"));
    }

    private Instant open(Rule rule, Instant earliest, Customer customer) {
        ZonedDateTime time = earliest.atZone(customer.zone());
        for (int day = 0; day < LONGEST_CLOSED; day++) {
            LocalDate date = time.toLocalDate();
            boolean works = !rule.workingDaysOnly || workingDays.isWorkingDay(date, customer.address().country());
            if (works && time.toLocalTime().isBefore(rule.from)) {
                return date.atTime(rule.from).atZone(customer.zone()).toInstant();
            }
            if (works && (rule.until.equals(LocalTime.MIDNIGHT) || time.toLocalTime().isBefore(rule.until))) {
                return time.toInstant();
            }
            time = date.plusDays(1).atStartOfDay(customer.zone());
        }
        throw new IllegalStateException("The row '" + rule.name + "' of the table contact-policy leaves no hour from " + rule.from + " until " + rule.until);
    }

    private static LocalTime time(Map<String, Object> row, String output) {
        String written = row.get(output).toString();
        return written.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(written);
    }

    private static String end(LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) ? "24:00" : until.toString();
    }

    private static int number(Map<String, Object> row, String output) {
        return ((Number) row.get(output)).intValue();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(ContactNote contact, ZoneId zone) {
        return LocalDate.ofInstant(contact.happenedAt(), zone);
    }
}
