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
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Customer;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * Asked before every outbound contact, at the moment of contact: by the table contact-policy, all accounts of the customer together, in the customer's own
 * time. What the customer began does not count.
 */
@Component
public class ContactPolicy {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int LONGEST_CLOSED = 60;

    private final Policies policies;
    private final ContactLog contacts;
    private final OptOuts optOuts;
    private final WorkingDays workingDays;
    private final Trail trail;
    private final Clock clock;

    public ContactPolicy(Policies policies, ContactLog contacts, OptOuts optOuts, WorkingDays workingDays, Trail trail, Clock clock) {
        this.policies = policies;
        this.contacts = contacts;
        this.optOuts = optOuts;
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
     * @param hoursBetween    after a contact on any channel
     */
    private record Rule(String name, LocalTime from, LocalTime until, boolean workingDaysOnly, int attempts, int inDays, int daysAfterTalk, int hoursBetween) {
    }

    /** A bound and the words for it. */
    private record Bound(Instant notBefore, String why) {
    }

    /** @param chasing whether it asks for money: caps and gaps hold for that only, hours and wishes for everything */
    public Permission outbound(Customer customer, String channel, boolean chasing) {
        if (customer.contactStop() != null) {
            return Permission.never("stop contact", "The customer may not be contacted (" + customer.contactStop() + ").");
        }
        if (optOuts.of(customer.id()).contains(channel)) {
            return Permission.never("opt-out", "The customer does not want to be contacted by " + channel + ".");
        }
        Instant now = clock.instant();
        Rule rule = rule(customer, channel, now);
        Optional<Bound> latest = chasing ? bounds(customer, channel, rule, now).stream().filter(bound -> bound.notBefore.isAfter(now))
                .max(Comparator.comparing(Bound::notBefore)) : Optional.empty();
        Instant earliest = latest.map(Bound::notBefore).orElse(now);
        Instant open = open(rule, earliest, customer);
        if (open.equals(now)) {
            return Permission.now(rule.name);
        }
        String why = latest.map(Bound::why).orElse((rule.workingDaysOnly ? "working days, " : "") + rule.from + " to " + end(rule.until) + " only");
        return Permission.later(open, rule.name, "Not before " + MOMENT.format(open.atZone(customer.zone())) + " in " + customer.zone() + ": " + why + " ("
                + rule.name + ").");
    }

    public Set<String> optOutsOf(Customer customer) {
        return optOuts.of(customer.id());
    }

    /** The customer does not want to be contacted by this channel. @return false when that was noted before */
    public boolean optOut(String customerId, String channel, String saidTo) {
        boolean added = optOuts.add(customerId, known(channel), clock.instant(), saidTo);
        if (added) {
            trail.ofCustomer(customerId, "optedOut", channel, null, channel);
        }
        return added;
    }

    /** The customer may be contacted by this channel again. @return false when that was so before */
    public boolean optIn(String customerId, String channel) {
        boolean removed = optOuts.remove(customerId, known(channel));
        if (removed) {
            trail.ofCustomer(customerId, "optedIn", channel, channel, null);
        }
        return removed;
    }

    private static String known(String channel) {
        if (!OptOuts.CHANNELS.contains(channel)) {
            throw new Refusal("Say which channel: " + String.join(", ", new TreeSet<>(OptOuts.CHANNELS)) + ".");
        }
        return channel;
    }

    private List<Bound> bounds(Customer customer, String channel, Rule rule, Instant now) {
        int days = Math.max(Math.max(rule.inDays, rule.daysAfterTalk), rule.hoursBetween / 24 + 1) + 1;
        if (rule.attempts == 0 && rule.daysAfterTalk == 0 && rule.hoursBetween == 0) {
            return List.of();
        }
        ZoneId zone = customer.zone();
        List<ContactNote> made = contacts.outboundSince(customer.id(), now.minus(Duration.ofDays(days)));
        List<LocalDate> attempts = made.stream().filter(contact -> contact.channel().equals(channel)).map(contact -> day(contact, zone))
                .sorted(Comparator.reverseOrder()).toList();
        List<Bound> bounds = new ArrayList<>();
        if (rule.attempts > 0 && attempts.size() >= rule.attempts) {
            bounds.add(new Bound(start(attempts.get(rule.attempts - 1).plusDays(rule.inDays), zone),
                    rule.attempts + " contacts by " + channel + " in " + rule.inDays + " days are made"));
        }
        if (rule.daysAfterTalk > 0) {
            Set<String> talks = talks();
            made.stream().filter(contact -> contact.channel().equals(channel) && talks.contains(contact.result())).map(contact -> day(contact, zone))
                    .max(Comparator.naturalOrder()).ifPresent(day -> bounds.add(new Bound(start(day.plusDays(rule.daysAfterTalk), zone),
                    "none within " + rule.daysAfterTalk + " days after a conversation")));
        }
        if (rule.hoursBetween > 0) {
            made.stream().map(ContactNote::happenedAt).max(Comparator.naturalOrder()).ifPresent(last -> bounds.add(
                    new Bound(last.plus(Duration.ofHours(rule.hoursBetween)), rule.hoursBetween + " hours between two contacts")));
        }
        return bounds;
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
                number(row, "attempts"), number(row, "inDays"), number(row, "daysAfterTalk"), number(row, "hoursBetween"));
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
