/** What comes back: reports of carriers, bounces, and what customers write. May use message, contact, collection and what stands below. */
package org.dunwell.correspondence;
