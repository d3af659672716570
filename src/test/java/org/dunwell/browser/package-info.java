/** What people see in their browser: the real web applications in Chromium, one start of the application shared by all. */
package org.dunwell.browser;
