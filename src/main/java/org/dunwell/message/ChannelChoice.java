package org.dunwell.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dunwell.collection.Chaseable;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which channel a message goes: in the order of its step, or else of the table choose-channels, the first that reaches the customer. */
@Component
public class ChannelChoice {

    private final Policies policies;
    private final HouseCurrency houseCurrency;
    private final ContactPolicy contactPolicy;
    private final UndeliverableAddresses undeliverable;
    private final Texts texts;
    private final ObjectProvider<NoticeBoard> noticeBoard;

    public ChannelChoice(Policies policies, HouseCurrency houseCurrency, ContactPolicy contactPolicy, UndeliverableAddresses undeliverable, Texts texts,
                         ObjectProvider<NoticeBoard> noticeBoard) {
        this.policies = policies;
        this.houseCurrency = houseCurrency;
        this.contactPolicy = contactPolicy;
        this.undeliverable = undeliverable;
        this.texts = texts;
        this.noticeBoard = noticeBoard;
    }

    /** Empty when none is left that reaches the customer and is wanted. */
    Optional<Channel> of(MessageOrder order, Customer customer, Chaseable chaseable, LocalDate today) {
        Set<String> closed = contactPolicy.closedTo(customer, order.about());
        List<Undeliverable> dead = undeliverable.of(customer.id());
        List<Channel> wanted = order.channels().isEmpty() ? byTable(order, customer, chaseable, today) : order.channels();
        return wanted.stream()
                .filter(channel -> channel.reaches(customer) && !closed.contains(channel.label()) && !isDead(channel, customer, dead))
                .filter(channel -> !channel.isShort() || texts.speaks(order.purpose(), order.tone(), channel, customer.language()))
                .filter(channel -> channel != Channel.PORTAL || noticeBoard.stream().anyMatch(board -> board.isKnownTo(order.about().accountId())))
                .findFirst();
    }

    private List<Channel> byTable(MessageOrder order, Customer customer, Chaseable chaseable, LocalDate today) {
        String channels = policies.decide("choose-channels", Map.of(
                "customerKind", customer.kind().name().toLowerCase(Locale.ROOT),
                "purpose", order.purpose(),
                "tone", order.tone(),
                "owedInHouseCurrency", houseCurrency.worth(chaseable.overdue(), today))).get("channels").toString();
        try {
            return Channel.inOrder(channels);
        } catch (IllegalArgumentException unknown) {
            throw new TextRefused("The table choose-channels says '" + channels + "' for the purpose '" + order.purpose() + "': " + unknown.getMessage()
                    + ". Correct the table, then retry here");
        }
    }

    private static boolean isDead(Channel channel, Customer customer, List<Undeliverable> dead) {
        return dead.stream().anyMatch(address -> address.channel().equals(channel.label()) && address.address().equals(channel.recipient(customer)));
    }
}
