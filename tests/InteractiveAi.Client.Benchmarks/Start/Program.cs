#if !EMPTY
using InteractiveAi.Client.Benchmarks;

using HttpClient http = new(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
Uri endpoint = new(args[0]);
#if FLOOR0
byte[] body = """{"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true}"""u8.ToArray();
using MeasuredClient client = new Floor0Client(http, endpoint, body, body);
#elif FLOOR1
using MeasuredClient client = new Floor1Client(http, endpoint, RequestScript.Small());
#elif NAIVE
using MeasuredClient client = new NaiveClient(http, endpoint, RequestScript.Small());
#elif OPENAI
using MeasuredClient client = new OpenAIClient(http, endpoint, RequestScript.Small());
#else
using MeasuredClient client = new OurClient(http, endpoint, RequestScript.Small());
#endif
Digest digest = await client.StreamAsync();
if (digest.Bytes + digest.Content.Length is 0)
{
    return 1;
}
#endif
foreach (string line in File.ReadLines("/proc/self/status"))
{
    if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
    {
        Console.WriteLine(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }
}

return 0;
