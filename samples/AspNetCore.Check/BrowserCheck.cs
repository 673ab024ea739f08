namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>Uses the page in a real browser, looks at what is seen there, and takes pictures of it.</summary>
internal sealed class BrowserCheck(DevTools browser, ChatPage page)
{
    public async Task RunAsync()
    {
        Console.WriteLine("an answer with functions, thoughts and sources");
        await page.OpenAsync(900, 900);
        await page.ShootAsync("1-welcome");
        await page.ClickAsync("#think");
        await page.ClickAsync("#sources");
        await page.TypeAsync("My name is Ana. What is the weather in Lisbon and Porto?");
        await page.EnterAsync();
        await page.AnsweredAsync();
        Expect.In(await page.TextAsync(".tools"), "get_weather(city: Lisbon) → 21 °C and sunny", "the call is shown");
        Expect.In(await page.AnswerAsync(), "17 °C with showers", "and what came of it");
        Expect.In(await page.TextAsync(".citations"), "example.com", "so are the sources");
        Expect.In(await page.TextAsync(".meta"), "tokens in", "and the tokens");
        Expect.In(await page.TextAsync("#spoken"), "17 °C with showers", "a screen reader is told the whole answer");

        Console.WriteLine("text that grows, and stops");
        await page.ClickAsync("#think");
        await page.ClickAsync("#sources");
        await page.TypeAsync("Tell me a story about a lighthouse.");
        await browser.EvaluateAsync("document.getElementById('send').focus()");
        await page.EnterAsync();
        await GrowAsync();
        Expect.That(
            await page.IsAsync("document.activeElement.id === 'stop'"),
            "the keyboard is where it can be stopped"
        );
        await page.ShootAsync("2-streaming");
        await page.EscapeAsync();
        await page.AnsweredAsync();
        var stopped = await page.AnswerAsync();
        await Task.Delay(400);
        Expect.That(await page.AnswerAsync() == stopped, "nothing comes after the stop");
        Expect.In(await page.TextAsync(".turn:last-child .meta"), "stopped by you", "the page says who stopped it");
        Expect.That(
            await page.IsAsync("document.activeElement.id === 'message'"),
            "the keyboard is back in the message"
        );

        Console.WriteLine("the other gateway, in the same conversation");
        await page.ChooseAsync("gateway", "jamai");
        await page.ClickAsync("#sources");
        await page.TypeAsync("What is my name?");
        await page.EnterAsync();
        await page.AnsweredAsync();
        Expect.In(await page.AnswerAsync(), "Your name is Ana", "it knows what was said to the first");
        Expect.In(
            await page.TextAsync(".turn:last-child .citations"),
            "papers-2.pdf, page 2",
            "and shows its documents"
        );
        await page.ShootAsync("3-sources");

        Console.WriteLine("errors");
        await page.ChooseAsync("fault", "Cut");
        await page.TypeAsync("Go on.");
        await page.EnterAsync();
        await page.AnsweredAsync();
        Expect.In(await page.TextAsync(".turn:last-child .error"), "The answer was cut off", "a cut is told as one");
        Expect.In(await page.AnswerAsync(), "This answer", "and what had come stays");
        await page.ChooseAsync("fault", "RateLimit");
        await page.TypeAsync("And now?");
        await page.EnterAsync();
        await page.AnsweredAsync();
        var error = await page.TextAsync(".turn:last-child .error");
        Expect.In(error, "Too many questions at once", "a refusal is told as what it is");
        Expect.In(error, "Ask again in 4", "with the time to wait");
        await page.ShootAsync("4-errors");

        Console.WriteLine("a reload in the middle of an answer, and a narrow window");
        await page.TypeAsync("Tell me a story about a lighthouse.");
        await page.ClickAsync("#send");
        await GrowAsync();
        await page.ChooseAsync("gateway", "interactive-ai");
        await page.OpenAsync(390, 844, isDark: true);
        Expect.That(await page.IsAsync("!document.querySelector('.waiting')"), "nothing waits for what does not come");
        Expect.That((await page.AnswerAsync()).Length > 40, "what had come is kept");
        Expect.In(await page.TextAsync(".turn:last-child .meta"), "the page was left", "and said to be a piece");
        Expect.In(await page.TextAsync("#turns"), "get_weather(city: Lisbon)", "a reload keeps what was said");
        await page.TypeAsync("What is my name?");
        await page.EnterAsync();
        await page.AnsweredAsync();
        Expect.In(await page.AnswerAsync(), "Your name is Ana", "and the service still knows it");
        Expect.That(
            await page.IsAsync("document.documentElement.scrollWidth <= 390"),
            "nothing sticks out at 390 pixels"
        );
        await page.ShootAsync("5-narrow");
        Expect.That(browser.Complaints.Count is 0, "the page has no complaints", string.Join('\n', browser.Complaints));
    }

    private async Task GrowAsync()
    {
        const string Length = "document.querySelector('.turn:last-child .said').textContent.length";
        await page.UntilAsync($"{Length} > 40", "text has come");
        var before = (await page.AnswerAsync()).Length;
        await page.UntilAsync($"{Length} > {before + 40}", "more of it is there than before");
        Expect.That(await page.IsAsync("!document.getElementById('stop').hidden"), "and it can still be stopped");
    }
}
