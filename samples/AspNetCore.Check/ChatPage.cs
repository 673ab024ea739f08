using System.Diagnostics;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>The sample's page, as somebody at a keyboard uses it.</summary>
internal sealed class ChatPage(DevTools browser, Uri address, DirectoryInfo folder)
{
    public async Task OpenAsync(int width, int height, bool isDark = false)
    {
        await SizeAsync(width, height);
        await browser.CallAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["features"] = new JsonArray(
                    new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }
                ),
            }
        );
        await browser.CallAsync("Page.navigate", new() { ["url"] = address.AbsoluteUri });
        await UntilAsync("document.querySelectorAll('#gateway option').length === 2", "the page has its gateways");
    }

    public Task SizeAsync(int width, int height) =>
        browser.CallAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );

    /// <summary>Types into what has the focus.</summary>
    public Task TypeAsync(string text) => browser.CallAsync("Input.insertText", new() { ["text"] = text });

    public async Task PressAsync(string key, int code)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            JsonObject press = new()
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
            };
            if (key is "Enter" && type is "keyDown")
            {
                press["text"] = "\r";
            }

            await browser.CallAsync("Input.dispatchKeyEvent", press);
        }
    }

    public Task EnterAsync() => PressAsync("Enter", 13);

    public Task EscapeAsync() => PressAsync("Escape", 27);

    public Task ClickAsync(string selector) =>
        browser.EvaluateAsync($"document.querySelector({Quoted(selector)}).click()");

    public Task ChooseAsync(string id, string value) =>
        browser.EvaluateAsync(
            $"(() => {{ const list = document.getElementById({Quoted(id)}); list.value = {Quoted(value)}; list.dispatchEvent(new Event('change')); }})()"
        );

    public async Task<string> TextAsync(string selector) =>
        (string?)await browser.EvaluateAsync($"document.querySelector({Quoted(selector)})?.innerText ?? ''") ?? "";

    /// <summary>The text of the last answer.</summary>
    public Task<string> AnswerAsync() => TextAsync(".turn:last-child .said");

    public async Task<bool> IsAsync(string condition) => (bool?)await browser.EvaluateAsync(condition) is true;

    public async Task UntilAsync(string condition, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsAsync(condition))
        {
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > 20)
            {
                throw new CheckFailedException($"not so after 20 s: {what}");
            }

            await Task.Delay(30);
        }

        Console.WriteLine($"  {what}");
    }

    public Task AnsweredAsync() => UntilAsync("document.getElementById('stop').hidden", "the answer has ended");

    public async Task ShootAsync(string name)
    {
        var shot = await browser.CallAsync("Page.captureScreenshot", new() { ["format"] = "png" });
        var path = Path.Combine(folder.FullName, name + ".png");
        await File.WriteAllBytesAsync(path, Convert.FromBase64String((string)shot["data"]!));
        Console.WriteLine($"  -> {path}");
    }

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
