/** REST and pages. May use every feature. */
package org.dunwell.web;
