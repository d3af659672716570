/**
 * Words messages and takes them out: wordings and layouts ({@code letters/}), e-mail by SMTP, letters as PDF, or both into the outbox folder.
 * May use the message feature and what stands below it.
 */
package org.dunwell.post;
