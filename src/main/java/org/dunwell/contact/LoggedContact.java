package org.dunwell.contact;

/**
 * A contact as the log tells it, with the message that it was.
 *
 * @param caseNumber or null
 * @param purpose    of the message; null for a contact that was none, as all that follows
 * @param template   the wording that it was made from
 * @param text       as it was sent, without layout
 */
public record LoggedContact(ContactNote contact, String caseNumber, String purpose, String template, String tone, String recipient, String subject, String text) {
}
