/** Which task comes first and why, who takes it next, and whose work is covered. May use contact, staff and what stands below them. */
package org.dunwell.worklist;
