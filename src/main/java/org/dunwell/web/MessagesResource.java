package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collection.CollectionCase;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.message.Message;
import org.dunwell.message.MessageText;
import org.dunwell.message.Messages;
import org.dunwell.message.Reminders;
import org.dunwell.message.TextRefused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The messages of a case, as they were sent. */
@RestController
@RequestMapping("/api/cases/{number}/messages")
@Tag(name = "Cases")
@PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'service', 'billing', 'specialists', 'visitors', 'managers', 'auditors',"
        + " 'operators', 'camunda-admin')")
class MessagesResource {

    private final Messages messages;
    private final ContactLog contacts;
    private final Reminders reminders;
    private final Deeds deeds;

    MessagesResource(Messages messages, ContactLog contacts, Reminders reminders, Deeds deeds) {
        this.messages = messages;
        this.contacts = contacts;
        this.reminders = reminders;
        this.deeds = deeds;
    }

    /**
     * @param stateReason     why it is held back or withdrawn, or null
     * @param wording         the file that it was made from
     * @param version         digest of that file as it was
     * @param article         the education item that it points to, or null
     * @param articleOpenedAt when the customer first opened it, or null
     * @param isReminder      whether it can be had as UBL
     */
    record MessageView(String id, String purpose, String tone, String channel, String recipient, String state, String stateReason, Instant writtenAt,
                       Instant handedOverAt, String subject, String text, String wording, String version, String article, Instant articleOpenedAt,
                       boolean isReminder) {
    }

    @GetMapping
    @Operation(summary = "Lists the messages of a case in the order in which they were written, with their texts as sent")
    List<MessageView> list(@PathVariable String number) {
        return deeds.done(() -> {
            CollectionCase of = deeds.find(number);
            Map<String, Instant> opened = contacts.ofCase(of.id()).stream().filter(contact -> "opened".equals(contact.result()) && contact.onceKey() != null)
                    .collect(Collectors.toMap(ContactNote::onceKey, ContactNote::happenedAt));
            return messages.ofCase(of.id()).stream().map(message -> view(message, opened)).toList();
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a message as it was sent")
    MessageView one(@PathVariable String number, @PathVariable String id) {
        return list(number).stream().filter(message -> message.id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Case " + number + " has no message " + id));
    }

    @GetMapping(path = "/{id}/reminder.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "Gives a demand as OASIS UBL 2.1 Reminder, with what was open when it left")
    ResponseEntity<byte[]> reminder(@PathVariable String number, @PathVariable String id) {
        one(number, id);
        try {
            return reminders.of(id).map(xml -> ResponseEntity.ok().header("Content-Disposition", "attachment; filename=\"reminder-" + number + "-" + id + ".xml\"")
                    .contentType(MediaType.APPLICATION_XML).body(xml)).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Message " + id + " asks for nothing"));
        } catch (TextRefused refused) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        }
    }

    /** @throws Problem when the case has no such message, or it was not worded yet */
    MessageText text(String number, String id) {
        one(number, id);
        return messages.find(id).map(Message::text).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Message " + id + " is not worded yet"));
    }

    private static MessageView view(Message message, Map<String, Instant> opened) {
        MessageText text = message.text();
        return new MessageView(message.id(), message.purpose(), message.tone(), message.channel() == null ? null : message.channel().label(), message.recipient(),
                message.state().name(), message.stateReason(), message.writtenAt(), message.handedOverAt(), text == null ? null : text.subject(),
                text == null ? null : text.text(), text == null ? null : text.template(), text == null ? null : text.version(), text == null ? null : text.article(),
                text == null || text.article() == null ? null : opened.get("opened:" + message.id() + ":" + text.article()), Reminders.isReminder(message));
    }
}
