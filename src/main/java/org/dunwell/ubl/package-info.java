/** Reminders as OASIS UBL 2.1. May use the message feature and what stands below it. */
package org.dunwell.ubl;
