/** The contact log: every attempt to reach a customer, in either direction. May use collection and what stands below it. */
package org.dunwell.contact;
