-- How often what is kept of copies had been changed when the stories among what is kept were last made or brought up to date.
INSERT INTO state VALUES ('stories', -1);
