using System.Text;
using InteractiveAi.Client.Samples.Web.Check;

Console.OutputEncoding = Encoding.UTF8;

// Without arguments over HTTP; "screenshot [FOLDER]" in a browser.
var isInBrowser = args is ["screenshot", ..];
if (args.Length > 0 && !isInBrowser)
{
    Console.Error.WriteLine("Arguments: none, or: screenshot [FOLDER]");
    return 2;
}

try
{
    await using var service = await Service.StartAsync();
    if (isInBrowser)
    {
        var folder = Directory.CreateDirectory(args.Length > 1 ? args[1] : "artifacts/screenshots");
        await using var browser = await Browser.StartAsync();
        await new BrowserCheck(browser.Page, new ChatPage(browser.Page, service.Address, folder)).RunAsync();
    }
    else
    {
        using var check = new HttpCheck(service);
        await check.RunAsync();
    }

    await service.StopAsync();
    Console.WriteLine("The sample works.");
    return 0;
}
catch (CheckFailedException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
