/** What customers may ask of us about themselves: everything that is held on them, and to be forgotten when nothing is open and the time of keeping is over. */
package org.dunwell.privacy;
