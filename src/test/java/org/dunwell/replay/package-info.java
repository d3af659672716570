/** Plays a real file of receivables through the running application, day by day: {@code mvn -Preplay test -Dreplay.file=receivables.csv}. */
package org.dunwell.replay;
