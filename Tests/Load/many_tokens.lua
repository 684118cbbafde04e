-- Calls the gate with many tokens and holds every answer against what may be true of its token.
-- A line of the file named by TOKENS is: kind, id, token. Kinds: alive (never touched), dead (cancelled before the run),
-- dying (cancelled during it).
local tokens, byID, gone = {}, {}, {}
local threads = {}

answers, wrong, first, refused, scoped = 0, 0, "", 0, 0

function setup(thread)
   thread:set("number", #threads + 1)
   table.insert(threads, thread)
end

function init(args)
   math.randomseed(number)
   for line in io.lines(os.getenv("TOKENS")) do
      local kind, id, token = line:match("^(%w+) (%w+) ([%w_]+)$")
      table.insert(tokens, { kind = kind, id = id, token = token })
      byID[id] = tokens[#tokens]
   end
end

-- The API echoes the target, so that an answer says which token was sent, and whether that one was known to be cancelled.
function request()
   local index = math.random(#tokens)
   local token = tokens[index]
   local target = (math.random(4) == 1 and "/a" or "/known") .. "?n=" .. index .. (gone[token.id] and "&gone=1" or "")
   return wrk.format("GET", target, { ["Authorization"] = "Bearer " .. token.token })
end

local function fault(status, body)
   if status == 200 then
      local id, index, rest = body:match("^(%w+) /%w+%?n=(%d+)(.*)$")
      local token = index and tokens[tonumber(index)]
      if not token then return "not an echo" end
      if token.id ~= id then return "another token's name" end
      if token.kind == "dead" or rest ~= "" then return "a cancelled token was let through" end
      return nil
   end
   local code, id = body:match('"code":"([%w-]+)"'), body:match('"token":"(%w+)"')
   local token = id and byID[id]
   if not token then return "a refusal without one of our tokens" end
   if status == 401 and code == "revoked" and token.kind ~= "alive" then
      gone[id] = true
      refused = refused + 1
      return nil
   end
   -- The description asks for another scope now and then, and the rules are looked at after the token.
   if status == 403 and code == "missing-scope" and token.kind ~= "dead" then
      scoped = scoped + 1
      return nil
   end
   return "status"
end

function response(status, headers, body)
   answers = answers + 1
   local problem = fault(status, body)
   if problem then
      wrong = wrong + 1
      if first == "" then first = problem .. ": " .. status .. " " .. body:sub(1, 200):gsub("%s", " ") end
   end
end

function done(summary, latency, requests)
   local sums = { answers = 0, wrong = 0, refused = 0, scoped = 0 }
   local example = ""
   for _, thread in ipairs(threads) do
      for name, sum in pairs(sums) do sums[name] = sum + thread:get(name) end
      if example == "" then example = thread:get("first") end
   end
   io.write(string.format("RESULT answers=%d wrong=%d refused=%d scoped=%d failed=%d first=%s\n",
      sums.answers, sums.wrong, sums.refused, sums.scoped,
      summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout, example))
end
