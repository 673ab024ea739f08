namespace InteractiveAi.Client.Tests;

/// <summary>Whatever fails, nothing that logs and telemetry take of it has a key, a prompt, an answer or a header in it.</summary>
public sealed partial class CanaryTableTests
{
    private static readonly int[] statuses =
    [
        302,
        400,
        401,
        402,
        403,
        404,
        405,
        408,
        409,
        413,
        415,
        422,
        424,
        429,
        451,
        499,
        500,
        501,
        502,
        503,
        504,
        520,
        524,
        529,
    ];

    private static IEnumerable<TestCaseData> Echoes =>
        from gateway in AdapterOver.All
        from place in Canary.Places(gateway).Keys
        from streaming in new[] { false, true }
        select new TestCaseData(gateway, place, streaming).SetArgDisplayNames(
            $"{gateway}",
            place,
            streaming ? "streaming" : "whole"
        );

    [OneTimeTearDown]
    public void Tell() => TestContext.Out.WriteLine($"canary search: {CanaryScene.Counted}");

    [TestCaseSource(nameof(Echoes))]
    public async Task Error_ThatQuotesAnyPlaceInAnyFormAndShape_TellsNothing(
        TestGateway gateway,
        string place,
        bool streaming
    )
    {
        var secret = Canary.Places(gateway)[place];
        using var all = Assert.EnterMultipleScope();
        for (var shape = 0; shape < CanaryErrors.Shapes.Length; shape++)
        {
            for (var form = 0; form < CanaryErrors.Quotes.Length; form++)
            {
                // Every form in every shape, but not of every place: that would be half a minute more.
                if ((shape + form + place.Length) % 8 is not 0)
                {
                    continue;
                }

                var (name, quote) = CanaryErrors.Quotes[form];
                var body = CanaryErrors.Body(shape, quote(secret), gateway);
                using CanaryScene scene = new(gateway, VerbatimReply.Bytes(body, CanaryErrors.Shapes[shape].Type, 400));

                var failure = await scene.FailAsync(streaming);

                Assert.That(failure, Is.TypeOf<ApiException>());
                scene.Search(failure);
                Assert.That(failure.Message, Has.Length.LessThan(500), $"{CanaryErrors.Shapes[shape].Name}, {name}");
            }
        }
    }

    [Test]
    public async Task Error_OfAnyStatus_TellsNothing(
        [Values] TestGateway gateway,
        [ValueSource(nameof(statuses))] int status,
        [Values] bool streaming
    )
    {
        var secrets = Canary.Places(gateway).Values.ToArray();
        using var all = Assert.EnterMultipleScope();
        for (var shape = 0; shape < CanaryErrors.Shapes.Length; shape++)
        {
            var quote = CanaryErrors.Quotes[(shape + status) % CanaryErrors.Quotes.Length].Quote;
            var body = CanaryErrors.Body(shape, quote(secrets[(shape + status) % secrets.Length]), gateway);
            using CanaryScene scene = new(
                gateway,
                VerbatimReply
                    .Bytes(body, CanaryErrors.Shapes[shape].Type, status)
                    .With("Location", $"https://elsewhere.test/{Canary.Header}?key={Canary.Key}")
            );

            var failure = await scene.FailAsync(streaming);

            Assert.That(failure, Is.TypeOf<ApiException>());
            scene.Search(failure);
        }
    }

    [Test]
    public async Task Error_InsideASuccess_TellsNothing([Values] TestGateway gateway, [Values] bool streaming)
    {
        const string beginning =
            """{"id":"g","model":"m","choices":[{"index":0,"delta":{"content":"quokka of the answer zebrawolf"}}]}""";
        foreach (var (place, secret) in Canary.Places(gateway).Append(new("answer", "quokka of the answer zebrawolf")))
        {
            foreach (var (name, quote) in CanaryErrors.Quotes)
            {
                var words = System.Text.Json.JsonEncodedText.Encode(quote(secret));
                string[] bodies = streaming
                    ?
                    [
                        $$$"""data: {"error":{"code":502,"message":"{{{words}}}"}}""",
                        $"event: error\ndata: {words}",
                        $$$"""data: {"id":"g","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error","error":{"code":1,"message":"{{{words}}}"}}]}""",
                        $$$"""data: {"message":"{{{words}}}","code":"x","details":"{{{words}}}"}""",
                    ]
                    :
                    [
                        $$$"""{"error":{"code":502,"message":"{{{words}}}"},"choices":[{"message":{"content":"quokka of the answer zebrawolf"}}]}""",
                        $$$"""{"choices":[{"message":{"content":"quokka of the answer zebrawolf"},"finish_reason":"error","error":{"code":1,"message":"{{{words}}}"}}]}""",
                    ];
                foreach (var body in bodies)
                {
                    using CanaryScene scene = new(
                        gateway,
                        streaming ? VerbatimReply.Events($"data: {beginning}\n\n{body}\n\n") : VerbatimReply.Json(body)
                    );

                    var failure = await scene.FailAsync(streaming);

                    Assert.That(failure, Is.InstanceOf<ChatClientException>(), $"{place} {name}");
                    using (Assert.EnterMultipleScope())
                    {
                        scene.Search(failure);
                    }
                }
            }
        }
    }
}
