# The description for programs (/api/openapi.json).

api-lead = Every address of Referat: who may use it, what it takes, and what it answers with. What changes something must come from a page of Referat (Sec-Fetch-Site or Origin).
api-session = Whoever is signed in. On an encrypted address the cookie is called __Host-referat.
api-page = A page
api-file = A file
api-leads = On to another page, or to sign in
api-unchanged = The file is unchanged
api-sends-on = What was typed is sent on
api-provider-down = The provider of logins does not answer
