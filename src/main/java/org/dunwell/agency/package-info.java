/** What is exchanged with collection agencies in files, out and in. May use placement and what stands below. */
package org.dunwell.agency;
