using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace InteractiveAi.Client.Tests;

/// <summary>What telemetry costs those who do not listen: nothing.</summary>
[NonParallelizable]
public class UnobservedCallTests
{
    [Test]
    public void Start_WithoutAListener_AllocatesNothing([Values] bool logs, [Values] bool current)
    {
        using var connection = new ChatConnection(
            new InteractiveAiOptions
            {
                ApiKey = TestClient.Key,
                LoggerFactory = logs ? NullLoggerFactory.Instance : null,
            }
        );
        var request = TestClient.Ask();
        // As a server has one for each of its requests.
        using var server = current ? new Activity("server").SetTag("http.request.method", "POST").Start() : null;
        CallTelemetry? telemetry = CallTelemetry.Start(connection, request, isStreaming: true);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            telemetry ??= CallTelemetry.Start(connection, request, isStreaming: true);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(telemetry, Is.Null);
    }

    [Test]
    public async Task Calls_WithoutAListener_AreHandedThroughAsTheyAre()
    {
        using var client = TestClient.Over(
            new VerbatimHandler(VerbatimReply.Json("""{"choices":[]}"""), VerbatimReply.Events(AdapterOver.Events))
        );

        await client.CompleteAsync(TestClient.Ask());
        var stream = client.StreamAsync(TestClient.Ask());

        Assert.That(stream, Is.Not.TypeOf<ObservedChunks>());
        Assert.That((await TestClient.ReadAsync(stream)).Failure, Is.Null);
    }

    [Test]
    public async Task Stream_ThatIsObserved_AllocatesNothingMorePerChunk()
    {
        var few = await CostAsync(chunks: 100);
        var many = await CostAsync(chunks: 1_100);

        var each = (many.Observed - few.Observed - (many.Plain - few.Plain)) / 1_000.0;
        TestContext.Out.WriteLine($"{each} bytes more per observed chunk");
        Assert.That(each, Is.LessThan(1));
    }

    private static async Task<(long Plain, long Observed)> CostAsync(int chunks)
    {
        var plain = await MeasureAsync(chunks);
        using var recorder = new SignalRecorder(metrics: false);
        return (plain, await MeasureAsync(chunks));
    }

    // In memory, so that all of it happens on this thread.
    private static async Task<long> MeasureAsync(int chunks)
    {
        StringBuilder events = new();
        for (var i = 0; i < chunks; i++)
        {
            events.Append("data: {\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n");
        }

        var body = Encoding.UTF8.GetBytes(events + "data: [DONE]\n\n");
        var least = long.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            using var client = TestClient.Over(
                new VerbatimHandler(VerbatimReply.Bytes(body, VerbatimReply.EventStream))
            );
            await using var stream = client.StreamAsync(TestClient.Ask()).GetAsyncEnumerator();
            var before = GC.GetAllocatedBytesForCurrentThread();
            while (await stream.MoveNextAsync()) { }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
