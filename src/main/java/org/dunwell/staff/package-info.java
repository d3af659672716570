/** The people who work cases: who is there, who has which load, who may take over. Uses calendar. */
package org.dunwell.staff;
