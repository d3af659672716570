/** The decision tables that process owners edit, as the domain asks them. */
package org.dunwell.policy;
