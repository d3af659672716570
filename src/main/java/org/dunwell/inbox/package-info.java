/**
 * The watched folder: files that other systems lay down are taken in as if they had been uploaded. An adapter; may use intake, knows nothing of
 * formats, cases or the web.
 */
package org.dunwell.inbox;
