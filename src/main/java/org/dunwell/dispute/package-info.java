/** Disputes: collecting stops until the owner of the cause has decided. May use collection and ledger. */
package org.dunwell.dispute;
