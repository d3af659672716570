/** Courtesies before and after: a notice before the due date, and what falls due next in a thank-you. May use message and what stands below it. */
package org.dunwell.courtesy;
