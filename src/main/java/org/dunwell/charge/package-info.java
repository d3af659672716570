/** What a late customer is charged by policy: a fee with a message that really left, and interest by the day. May use message and what stands below. */
package org.dunwell.charge;
