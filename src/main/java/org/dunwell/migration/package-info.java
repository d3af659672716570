/** Running cases moved from one version of the diagrams to another: planned, checked on the real cases, done, and taken back. */
package org.dunwell.migration;
