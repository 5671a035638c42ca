# The stack of containers. All work is in the npm scripts.
.PHONY: start-pipeline stop-pipeline

start-pipeline:
	npm run compose -- up

stop-pipeline:
	npm run compose -- down
