-- Walks a list of paths, one a line: every thread its own lines, and tells whether one was walked twice.
-- wrk -s walk.lua URL -- FILE THREADS

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(arguments)
  requests, walked = {}, 0
  local line = 0
  for path in io.lines(arguments[1]) do
    if line % tonumber(arguments[2]) == number then
      requests[#requests + 1] = wrk.format(nil, path)
    end
    line = line + 1
  end
  lines = #requests
end

function request()
  walked = walked + 1
  return requests[(walked - 1) % lines + 1]
end

function done(summary, latency)
  local repeated = 0
  for _, thread in ipairs(threads) do
    repeated = math.max(repeated, thread:get("walked") - thread:get("lines"))
  end
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "failed": %d, "repeated": %d, "median": %d}\n',
    summary.requests, summary.duration, errors.status + errors.connect + errors.read + errors.timeout, repeated,
    latency:percentile(50)
  ))
end
