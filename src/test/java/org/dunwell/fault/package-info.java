/** What goes wrong outside: a moody mail server, killed nodes, a database that is cut off. {@code mvn -Pcrash verify} runs the rounds. */
package org.dunwell.fault;
