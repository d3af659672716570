/** Messages to customers: written with the step that asks for them, handed over in a second step, exactly once. May use collection, contact and what stands below. */
package org.dunwell.message;
