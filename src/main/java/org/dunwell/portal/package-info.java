/** What customers see and do themselves, by the link in every message. May use contact, message and what stands below them. */
package org.dunwell.portal;
