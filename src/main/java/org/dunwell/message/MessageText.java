package org.dunwell.message;

/**
 * A message in words.
 *
 * @param template name of the wording it was made from
 * @param language of that wording, as a language tag
 * @param text     the whole as plain text
 * @param html     the mail as HTML, or the letter as it is printed
 * @param version  of the wording, a digest of its file as it was
 * @param article  the education item that it points to, or null
 */
public record MessageText(String template, String language, String subject, String text, String html, String version, String article) {
}
