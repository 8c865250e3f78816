import MusterServer

MusterDaemon.main()
