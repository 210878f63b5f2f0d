-- PublishCTIEvent(CTIRouteRequest) as a .NET portal writes it, each for another call.
local head = [[<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><PublishCTIEvent xmlns="http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08"><ctiEvent i:type="CTIRouteRequest" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><EventCategory>EventCategoryRoute</EventCategory><EventType>RouteRequest</EventType><SiteId>1</SiteId><TenantId>1</TenantId><RequestId>0</RequestId><SwitchId>1</SwitchId><ServiceId>7</ServiceId><AgentId>0</AgentId><CallId>]]
local middle = [[</CallId><RouteTimeout>1</RouteTimeout><MediaType>VoiceSip</MediaType><SipIpAddress i:nil="true"/><SipPortNumber>0</SipPortNumber><CallInfo><ANI>]]
local tail = [[</ANI><CallData xmlns:a="http://www.aspect.com/unifiedip/edk/commondata/2009/08"><a:CTICallDataItem><a:key>lang</a:key><a:value>he</a:value></a:CTICallDataItem><a:CTICallDataItem><a:key>tier</a:key><a:value>platinum</a:value></a:CTICallDataItem></CallData><CallerId i:nil="true"/><DNIS>1700500</DNIS><FirstName>Dana</FirstName><LastName>Levi</LastName><PhoneNumber>0541111111</PhoneNumber></CallInfo><CallSequenceId>]]
local close = [[</CallSequenceId><CallOriginatingSiteId>1</CallOriginatingSiteId></ctiEvent></PublishCTIEvent></s:Body></s:Envelope>]]
local headers = { ["Content-Type"] = "text/xml; charset=utf-8", ["SOAPAction"] = '"http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08/CTIEventService/PublishCTIEvent"' }
local path = "/www.aspect.com/PublishEvents"
local requests, next_request = {}, 0
-- Made beforehand: what is timed is the other side. A thousand seconds' worth would not fit; the ids come round after
-- the calls have been forgotten.
function init(args)
  local count = tonumber(args[1]) or 400000
  math.randomseed(os.time())
  local base = math.random(1, 1000) * 1000000
  for i = 1, count do
    local call = base + i
    local body = head .. call .. middle .. "054" .. (1000000 + call % 8999999) .. tail .. call .. close
    requests[i] = wrk.format("POST", path, headers, body)
  end
end
function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end
done = function(s, l, r)
  local e = s.errors
  print(string.format("RESULT %d %d %d %d %d", s.requests, s.duration, l:percentile(50), l:percentile(99), e.connect + e.read + e.write + e.timeout + e.status))
end
