/** Reads the mailbox to which customers answer and mail servers report, by IMAP or POP3. May use correspondence and what stands below it. */
package org.dunwell.mailbox;
